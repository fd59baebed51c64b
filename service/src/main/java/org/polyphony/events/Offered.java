package org.polyphony.events;

import java.util.List;

/**
 * What a guest finds at an event, in a few words each.
 *
 * @param food such as supper for all; empty where there is none
 * @param childcare such as games for children from 3 to 10; empty where there is none
 * @param access how one gets in without steps, and what is there for who hears or sees badly; may
 *     be empty
 * @param languages that somebody there speaks or interprets, as tags
 * @param open whether people may register by themselves
 */
public record Offered(
    String food, String childcare, String access, List<String> languages, boolean open) {

  /** Nothing is said, and everybody may register. */
  public static final Offered NOTHING = new Offered("", "", "", List.of(), true);

  public Offered {
    languages = List.copyOf(languages);
  }
}
