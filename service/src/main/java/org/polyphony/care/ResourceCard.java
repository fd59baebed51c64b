package org.polyphony.care;

import java.util.List;

/**
 * A place that helps, in words that a caller can read out.
 *
 * @param key its name in the table, for good
 * @param tel as it is dialled, E.164 or a short code such as {@code 988}
 * @param display as it is read
 * @param kinds the kinds of incidents for which it is named first
 * @param name in the caller's own language
 * @param language of the words, as stored; {@code en} where there is none in the language asked for
 * @param direction {@code ltr} or {@code rtl}
 * @param say what the caller reads out
 * @param here the same in the caller's own language
 * @param translated whether they are in the language asked for, or in English where nobody knows it
 * @param reviewed whether a named person has reviewed the words
 */
record ResourceCard(
    String key,
    String tel,
    String display,
    List<String> kinds,
    String name,
    String language,
    String direction,
    String say,
    String here,
    boolean translated,
    boolean reviewed) {}
