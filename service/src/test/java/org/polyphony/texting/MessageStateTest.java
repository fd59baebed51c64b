package org.polyphony.texting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.platform.TestDatabase;

/**
 * The ways of a text are the same in the service and in the database, which refuses every other.
 */
class MessageStateTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @Test
  void goesOnlyTheWaysThatThereAre() {
    TextBank bank = new TextBank(database);
    bank.person("Mai", "en");
    UUID campaign = bank.campaign("en", "Hi {first_name}");
    bank.open(campaign);
    UUID text =
        bank.one(UUID.class, "SELECT id FROM texting.messages WHERE campaign = ?", campaign);
    int open = 0;
    for (MessageState from : MessageState.values()) {
      for (MessageState to : MessageState.values()) {
        if (from != to) {
          set(bank, text, from);
          if (from.mayBecome(to)) {
            move(bank, text, to);
            open++;
          } else {
            assertThatThrownBy(() -> move(bank, text, to))
                .as("%s to %s", from, to)
                .hasMessageContaining("cannot become");
          }
        }
      }
    }
    assertThat(open).isEqualTo(21);
  }

  @Test
  void neverAsksAgainForWhatTheCarrierMayHave() {
    for (MessageState from : MessageState.values()) {
      if (from != MessageState.ASKING
          && from != MessageState.PREPARED
          && from != MessageState.HELD) {
        assertThat(from.mayBecome(MessageState.QUEUED)).as("%s", from).isFalse();
      }
    }
  }

  private static void set(TextBank bank, UUID text, MessageState state) {
    bank.jdbi.useTransaction(
        handle -> {
          handle.execute("SET LOCAL session_replication_role = replica");
          handle.execute(
              "UPDATE texting.messages SET state = ?, held_for = 'cap' WHERE id = ?",
              state.code(),
              text);
        });
  }

  private static void move(TextBank bank, UUID text, MessageState state) {
    bank.sql("UPDATE texting.messages SET state = ? WHERE id = ?", state.code(), text);
  }
}
