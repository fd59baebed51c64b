package org.polyphony.campaigns;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** All that an attempt can write about a line and its people, as the features publish it. */
final class WhatIsKnown {

  private WhatIsKnown() {}

  /** One text per fact, so that before and after can be held side by side. */
  static Map<String, List<String>> of(Handle handle, UUID line, UUID... people) {
    Map<String, List<String>> known = new TreeMap<>();
    put(
        known,
        handle,
        "reachable",
        "SELECT channel FROM consent.reachable_lines WHERE line = ? ORDER BY channel",
        line);
    put(known, handle, "touched", "SELECT channel FROM consent.line_touches WHERE line = ?", line);
    put(
        known,
        handle,
        "promised",
        "SELECT concat_ws(' ', kind, language, due_at AT TIME ZONE 'UTC', (contact IS NOT NULL)::text,"
            + " (for_user IS NOT NULL)::text) FROM consent.open_follow_ups WHERE line = ? ORDER BY 1",
        line);
    put(
        known,
        handle,
        "attempts",
        "SELECT concat_ws(' ', result, spoken) FROM campaigns.standing_attempts WHERE line = ? ORDER BY recorded_at",
        line);
    for (int i = 0; i < people.length; i++) {
      ofPerson(known, handle, i + " ", people[i]);
    }
    known.values().removeIf(List::isEmpty);
    return known;
  }

  private static void ofPerson(
      Map<String, List<String>> known, Handle handle, String who, UUID person) {
    put(
        known,
        handle,
        who + "silent",
        "SELECT channel FROM consent.silenced_people WHERE contact = ?",
        person);
    put(
        known,
        handle,
        who + "language",
        "SELECT concat_ws(' ', spoken, spoken_source) FROM contacts.people WHERE contact = ? AND spoken <> 'und'",
        person);
    put(
        known,
        handle,
        who + "marks",
        "SELECT CASE WHEN moved_at IS NOT NULL THEN 'moved' ELSE 'deceased' END FROM contacts.people"
            + " WHERE contact = ? AND coalesce(moved_at, deceased_at) IS NOT NULL",
        person);
    put(
        known,
        handle,
        who + "bad lines",
        "SELECT 'bad' FROM contacts.people_on_lines WHERE contact = ? AND bad_at IS NOT NULL",
        person);
    put(
        known,
        handle,
        who + "answers",
        "SELECT step || ' ' || array_to_string(choices, ',') || value FROM scripts.given_answers"
            + " WHERE contact = ? ORDER BY step",
        person);
    put(
        known,
        handle,
        who + "registered",
        "SELECT concat_ws(' ', status, language, nullif(needs::text, '{}')) FROM events.known_registrations"
            + " WHERE contact = ?",
        person);
    put(
        known,
        handle,
        who + "committed",
        "SELECT kind || CASE WHEN election IS NULL THEN '' ELSE ' election' END FROM turnout.standing_commitments"
            + " WHERE contact = ? ORDER BY kind",
        person);
    put(
        known,
        handle,
        who + "outcome",
        "SELECT concat_ws(' ', result, spoken, preference) FROM campaigns.attempted_people WHERE contact = ?"
            + " ORDER BY recorded_at",
        person);
    put(
        known,
        handle,
        who + "timeline",
        "SELECT kind FROM contacts.timeline WHERE contact = ? ORDER BY id",
        person);
  }

  private static void put(
      Map<String, List<String>> known, Handle handle, String fact, String query, UUID id) {
    known.put(fact, handle.select(query, id).mapTo(String.class).list());
  }
}
