package org.polyphony.optouts;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.polyphony.consent.Channel;
import org.polyphony.i18n.Folding;

/** What a row of a file refuses, in the words of those who write such files. */
final class ChannelCells {

  private static final Pattern BETWEEN = Pattern.compile("\\s*[,;|/+]\\s*");
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private static final Set<String> YES =
      Set.of("y", "yes", "true", "t", "1", "x", "si", "co", "yog", "opted out", "opt out", "stop");

  private static final Set<String> NO = Set.of("n", "no", "false", "f", "0", "khong", "tsis");

  private static final Map<Channel, Set<String>> WORDS =
      Map.of(
          Channel.ALL,
          Set.of(
              "all", "any", "everything", "no contact", "do not contact", "dnc", "todo", "tat ca"),
          Channel.PHONE,
          Set.of("phone", "call", "calls", "voice", "do not call", "llamadas", "llamada", "goi"),
          Channel.TEXT,
          Set.of("text", "texts", "sms", "do not text", "texto", "textos", "mensajes", "tin nhan"),
          Channel.DOOR,
          Set.of("door", "doors", "knock", "visit", "visits", "do not knock", "visitas"),
          Channel.EMAIL,
          Set.of("email", "e-mail", "mail", "unsubscribed", "correo"));

  private ChannelCells() {}

  /** The row says that it refuses nothing. */
  static boolean refusesNothing(String cell) {
    return NO.contains(Folding.fold(cell).strip());
  }

  /**
   * @param otherwise what is refused where the cell says nothing, or just yes
   * @return empty where it says something that we do not know
   */
  static Set<Channel> read(String cell, Channel otherwise) {
    String folded = Folding.fold(cell).strip();
    if (folded.isEmpty() || YES.contains(folded)) {
      return EnumSet.of(otherwise);
    }
    Optional<Channel> whole = channel(folded);
    if (whole.isPresent()) {
      return EnumSet.of(whole.get());
    }
    for (Pattern separator : new Pattern[] {BETWEEN, SPACE}) {
      Set<Channel> several = EnumSet.noneOf(Channel.class);
      boolean known = true;
      for (String word : separator.split(folded)) {
        Optional<Channel> one = channel(word);
        one.ifPresent(several::add);
        known &= one.isPresent();
      }
      if (known) {
        return several.contains(Channel.ALL) ? EnumSet.of(Channel.ALL) : several;
      }
    }
    return EnumSet.noneOf(Channel.class);
  }

  private static Optional<Channel> channel(String word) {
    return WORDS.entrySet().stream()
        .filter(words -> words.getValue().contains(word))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
