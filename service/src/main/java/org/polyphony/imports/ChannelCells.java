package org.polyphony.imports;

import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.polyphony.consent.Channel;
import org.polyphony.i18n.Folding;

/** What a row of a file refuses, in the words of those who write such files. */
public final class ChannelCells {

  /** A value that refuses nothing. */
  public static final String NONE = "none";

  /** A value that is just yes: what its column is about, else what was chosen for the file. */
  public static final String CHOSEN = "chosen";

  /** A value that names several ways. */
  public static final String SEVERAL = "several";

  private static final Pattern BETWEEN = Pattern.compile("\\s*[,;|/+&]\\s*");
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern NOT_A_LETTER = Pattern.compile("[^\\p{L}\\p{N}]+");

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

  /**
   * Columns that are about one way: a yes in them refuses that, and nothing in them refuses
   * nothing.
   */
  private static final Map<Channel, Set<String>> COLUMNS =
      Map.of(
          Channel.PHONE,
          Set.of(
              "donotcall",
              "donotphone",
              "nocall",
              "nocalls",
              "calloptout",
              "phoneoptout",
              "federaldonotcall"),
          Channel.TEXT,
          Set.of("donottext", "donotsms", "notext", "notexts", "nosms", "smsoptout", "textoptout"),
          Channel.DOOR,
          Set.of("donotknock", "donotvisit", "donotwalk", "noknock", "dooroptout"),
          Channel.EMAIL,
          Set.of("donotemail", "noemail", "noemails", "emailoptout"));

  private static final Map<String, String> MEANINGS = meaningsInOrder();

  private ChannelCells() {}

  /** What a value can mean, in the order in which a person chooses, each with its message. */
  public static Map<String, String> meanings() {
    return MEANINGS;
  }

  private static Map<String, String> meaningsInOrder() {
    Map<String, String> meanings = new LinkedHashMap<>();
    for (Channel channel : Channel.values()) {
      meanings.put(channel.code(), "consent.channel." + channel.code());
    }
    meanings.put(SEVERAL, "optouts.means.several");
    meanings.put(CHOSEN, "optouts.means.chosen");
    meanings.put(NONE, "optouts.means.none");
    return Collections.unmodifiableMap(meanings);
  }

  /** Every name of a column that is about one way, folded. */
  public static Set<String> columnsOfOneWay() {
    return COLUMNS.values().stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
  }

  /** The way that a column is about; empty where its name names none. */
  static Optional<Channel> column(String header) {
    return named(COLUMNS, NOT_A_LETTER.matcher(Folding.fold(header)).replaceAll(""));
  }

  /**
   * What a value says by itself: the code of a channel, {@link #NONE}, {@link #CHOSEN} or {@link
   * #SEVERAL}; empty where it says something that we do not know, or nothing.
   */
  public static String meaning(String cell) {
    String folded = Folding.fold(cell).strip();
    if (folded.isEmpty()) {
      return "";
    }
    if (NO.contains(folded)) {
      return NONE;
    }
    if (YES.contains(folded)) {
      return CHOSEN;
    }
    Set<Channel> channels = channels(folded);
    return switch (channels.size()) {
      case 0 -> "";
      case 1 -> channels.iterator().next().code();
      default -> SEVERAL;
    };
  }

  /** The ways that a value names; empty where it says something that we do not know. */
  public static Set<Channel> channels(String cell) {
    String folded = Folding.fold(cell).strip();
    Optional<Channel> whole = named(WORDS, folded);
    if (whole.isPresent()) {
      return EnumSet.of(whole.get());
    }
    for (Pattern separator : new Pattern[] {BETWEEN, SPACE}) {
      Set<Channel> several = EnumSet.noneOf(Channel.class);
      boolean known = true;
      for (String word : separator.split(folded)) {
        Optional<Channel> one = named(WORDS, word);
        one.ifPresent(several::add);
        known &= one.isPresent();
      }
      if (known) {
        return several.contains(Channel.ALL) ? EnumSet.of(Channel.ALL) : several;
      }
    }
    return EnumSet.noneOf(Channel.class);
  }

  private static Optional<Channel> named(Map<Channel, Set<String>> words, String word) {
    return words.entrySet().stream()
        .filter(each -> each.getValue().contains(word))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
