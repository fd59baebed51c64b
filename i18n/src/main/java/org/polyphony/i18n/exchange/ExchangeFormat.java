package org.polyphony.i18n.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.polyphony.i18n.exchange.UnreadableFile.Reason;

/** The formats in which texts go out to translators and come back. */
public enum ExchangeFormat {
  /** XLIFF 2.1. */
  XLIFF("xlf", "application/xliff+xml;charset=utf-8"),
  /** ICU messages in {@code .properties}, UTF-8. */
  PROPERTIES("properties", "text/plain;charset=utf-8");

  private final String extension;
  private final String mediaType;

  ExchangeFormat(String extension, String mediaType) {
    this.extension = extension;
    this.mediaType = mediaType;
  }

  /** The end of a file's name, without the dot. */
  public String extension() {
    return extension;
  }

  /** The type that a browser is told. */
  public String mediaType() {
    return mediaType;
  }

  /** By its name in an address: {@code xliff}. */
  public static Optional<ExchangeFormat> named(String name) {
    for (ExchangeFormat format : values()) {
      if (format.name().toLowerCase(Locale.ROOT).equals(name)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /** Writes a file. */
  public void write(TranslationFile file, OutputStream out) throws IOException {
    if (this == XLIFF) {
      XliffWriter.write(file, out);
    } else {
      PropertiesWriter.write(file, out);
    }
  }

  /**
   * Reads a file of either format, which it tells by its first bytes.
   *
   * @param file whole: the caller has seen to its size
   * @throws UnreadableFile where nothing of it can be used
   */
  public static TranslationFile read(byte[] file) throws UnreadableFile {
    int first = first(file);
    if (first == '<' || first == 0xFE || first == 0xFF) {
      return XliffReader.read(file);
    }
    if (first <= ' ') {
      throw new UnreadableFile(Reason.UNKNOWN_FORMAT, 1, 1, Map.of());
    }
    TranslationFile read = PropertiesReader.read(file);
    if (read.units().isEmpty()) {
      throw new UnreadableFile(Reason.UNKNOWN_FORMAT, 1, 1, Map.of());
    }
    return read;
  }

  /** The first byte that is neither blank nor of the mark of UTF-8; -1 where there is none. */
  private static int first(byte[] file) {
    boolean marked =
        file.length > 2
            && (file[0] & 0xFF) == 0xEF
            && (file[1] & 0xFF) == 0xBB
            && (file[2] & 0xFF) == 0xBF;
    for (int i = marked ? 3 : 0; i < file.length; i++) {
      if (" \t\r\n\f".indexOf(file[i]) < 0) {
        return file[i] & 0xFF;
      }
    }
    return -1;
  }
}
