package org.polyphony.contacts;

import java.util.List;

/**
 * The stage of an intake: temporary tables of one session, so that a kill leaves nothing, nothing
 * is logged to disk, and the list itself is untouched until it is all known who is who.
 */
final class IntakeTables {

  private IntakeTables() {}

  static final String ROWS =
      "intake_rows (line, contact, full_name, given_name, family_name, additional_name,"
          + " preferred_name, name_folded, email, birth_date, birth_year, spoken, written, system,"
          + " identifier, trusted, own, door, address_key, street, unit, city, state, zip, facts,"
          + " noted)";

  static final String PHONES = "intake_phones (line, rank, tel, zones, label, fresh)";

  static final List<String> DROP =
      List.of(
          "DROP TABLE IF EXISTS intake_rows, intake_phones, intake_tels, intake_doors,"
              + " intake_conflicts, intake_further, intake_matches, intake_twins, intake_new_phones,"
              + " intake_news, intake_people, intake_strangers,"
              + " intake_shared");

  static final List<String> CREATE =
      List.of(
          """
          CREATE TEMPORARY TABLE intake_rows (
            line bigint NOT NULL,
            contact uuid NOT NULL,
            full_name text NOT NULL,
            given_name text NOT NULL,
            family_name text NOT NULL,
            additional_name text NOT NULL,
            preferred_name text NOT NULL,
            name_folded text NOT NULL,
            email text NOT NULL,
            birth_date date,
            birth_year smallint,
            spoken text NOT NULL,
            written text NOT NULL,
            system text NOT NULL,
            identifier text NOT NULL,
            trusted boolean NOT NULL,
            own uuid,
            door uuid,
            address_key text NOT NULL,
            street text NOT NULL,
            unit text NOT NULL,
            city text NOT NULL,
            state text NOT NULL,
            zip text NOT NULL,
            facts jsonb NOT NULL,
            noted boolean NOT NULL)
          """,
          """
          CREATE TEMPORARY TABLE intake_phones (
            line bigint NOT NULL,
            rank smallint NOT NULL,
            tel text NOT NULL,
            zones text[] NOT NULL,
            label text NOT NULL,
            fresh uuid NOT NULL)
          """);
}
