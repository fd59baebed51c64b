package org.polyphony.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * Serves stylesheets, scripts and pictures under {@code /assets/<build>/}, where the build is a
 * hash over all of them: a browser keeps a file for a year and never sees an old one on a new page.
 * WebJars lie under {@code webjars/}. An address of another build, of a page still open, gets the
 * present file and is not kept.
 */
final class Assets extends HttpServlet {
  private static final long serialVersionUID = 1;
  private static final String ROOT = "assets/";
  private static final String WEBJARS = "META-INF/resources/webjars/";
  private static final int WORTH_PACKING = 1024;

  private static final Map<String, String> TYPES =
      Map.of(
          "css", "text/css;charset=utf-8",
          "js", "text/javascript;charset=utf-8",
          "svg", "image/svg+xml;charset=utf-8",
          "png", "image/png",
          "ico", "image/x-icon",
          "woff2", "font/woff2",
          "json", "application/json",
          "webmanifest", "application/manifest+json");

  private final String build;
  private final transient Map<String, Optional<File>> files = new ConcurrentHashMap<>();

  @SuppressWarnings("ArrayRecordComponent")
  private record File(String type, String tag, byte[] plain, byte[] packed) {}

  private Assets(String build) {
    this.build = build;
  }

  static Assets load() {
    return new Assets(hash());
  }

  /** What an asset's address begins with. */
  String prefix() {
    return "/assets/" + build + "/";
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getPathInfo() == null ? "" : request.getPathInfo();
    int slash = path.indexOf('/', 1);
    Optional<File> found =
        slash < 0 || path.contains("..")
            ? Optional.empty()
            : files.computeIfAbsent(path.substring(slash + 1), Assets::read);
    if (found.isEmpty()) {
      response.setStatus(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    boolean present = path.startsWith("/" + build + "/");
    send(found.get(), present, request, response);
  }

  private static void send(
      File file, boolean present, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader(
        "Cache-Control", present ? "public, max-age=31536000, immutable" : "no-cache");
    response.setHeader("ETag", file.tag());
    response.setHeader("Vary", "Accept-Encoding");
    if (file.tag().equals(request.getHeader("If-None-Match"))) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    String accepts = request.getHeader("Accept-Encoding");
    boolean packed = accepts != null && accepts.contains("gzip") && file.packed().length > 0;
    byte[] bytes = packed ? file.packed() : file.plain();
    if (packed) {
      response.setHeader("Content-Encoding", "gzip");
    }
    response.setContentType(file.type());
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }

  private static Optional<File> read(String path) {
    String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
    String resource =
        path.startsWith("webjars/") ? WEBJARS + path.substring("webjars/".length()) : ROOT + path;
    try (InputStream in = Assets.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null || type == null) {
        return Optional.empty();
      }
      byte[] plain = in.readAllBytes();
      String tag = '"' + HexFormat.of().formatHex(digest().digest(plain), 0, 10) + '"';
      boolean pack = plain.length > WORTH_PACKING && !type.startsWith("image/png");
      return Optional.of(new File(type, tag, plain, pack ? pack(plain) : new byte[0]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] pack(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length / 3);
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(plain);
    }
    return bytes.toByteArray();
  }

  private static String hash() {
    URL root = Assets.class.getClassLoader().getResource(ROOT);
    if (root == null) {
      throw new IllegalStateException("The assets are not on the class path");
    }
    try {
      URI uri = root.toURI();
      if (!"jar".equals(uri.getScheme())) {
        return hash(Path.of(uri));
      }
      // Opened by its path: by its address, it is shared with whoever has opened it before.
      try (FileSystem jar = FileSystems.newFileSystem(jarOf(root))) {
        return hash(jar.getPath("/" + ROOT));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path jarOf(URL entry) throws IOException, URISyntaxException {
    return Path.of(((JarURLConnection) entry.openConnection()).getJarFileURL().toURI());
  }

  private static String hash(Path root) throws IOException {
    MessageDigest digest = digest();
    List<Path> all;
    try (Stream<Path> walk = Files.walk(root)) {
      all = walk.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : all) {
      digest.update(
          root.relativize(file).toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
      digest.update(Files.readAllBytes(file));
    }
    return HexFormat.of().formatHex(digest.digest(), 0, 6);
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
