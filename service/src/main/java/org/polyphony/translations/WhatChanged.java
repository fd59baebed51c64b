package org.polyphony.translations;

import java.util.List;

/**
 * Two texts of which one replaced the other, each in three parts: what both begin with, what is
 * only in this one, what both end with. Cut between words.
 */
record WhatChanged(WhatChanged.Parts before, WhatChanged.Parts now) {

  /** A text in three parts. */
  record Parts(String start, String own, String end) {}

  static WhatChanged of(String before, String now) {
    List<String> old = words(before);
    List<String> young = words(now);
    int shorter = Math.min(old.size(), young.size());
    int start = 0;
    while (start < shorter && old.get(start).equals(young.get(start))) {
      start++;
    }
    int end = 0;
    while (end < shorter - start
        && old.get(old.size() - 1 - end).equals(young.get(young.size() - 1 - end))) {
      end++;
    }
    return new WhatChanged(parts(old, start, end), parts(young, start, end));
  }

  private static List<String> words(String text) {
    return List.of(text.split("(?<=\\s)|(?=\\s)"));
  }

  private static Parts parts(List<String> words, int start, int end) {
    return new Parts(
        String.join("", words.subList(0, start)),
        String.join("", words.subList(start, words.size() - end)),
        String.join("", words.subList(words.size() - end, words.size())));
  }
}
