package org.polyphony.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SharedSqlObjectsTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  interface Notes {
    @SqlUpdate("CREATE TABLE IF NOT EXISTS public.notes (note text)")
    void begin();

    @SqlUpdate("INSERT INTO public.notes VALUES (:note)")
    void write(String note);

    @SqlQuery("SELECT count(*) FROM public.notes WHERE note = :note")
    int count(String note);

    default int writeAndCount(String note) {
      write(note);
      return count(note);
    }
  }

  interface Sessions {
    @SqlQuery("SELECT pg_backend_pid()")
    int process();
  }

  @Test
  void eachHandleKeepsItsOwnTransaction() {
    database.jdbi().useExtension(Notes.class, Notes::begin);
    try (Handle writer = database.jdbi().open();
        Handle reader = database.jdbi().open()) {
      writer.begin();
      Notes written = writer.attach(Notes.class);
      Notes read = reader.attach(Notes.class);
      written.write("not committed yet");

      assertThat(read.count("not committed yet")).isZero();
      assertThat(written.count("not committed yet")).isOne();

      writer.rollback();
    }
  }

  @Test
  void defaultMethodsCallOnTheSameHandle() {
    database.jdbi().useExtension(Notes.class, Notes::begin);
    database
        .jdbi()
        .useTransaction(
            handle -> {
              assertThat(handle.attach(Notes.class).writeAndCount("by default")).isOne();
              handle.rollback();
            });

    int left = database.jdbi().withExtension(Notes.class, notes -> notes.count("by default"));

    assertThat(left).isZero();
  }

  @Test
  void anObjectStaysWithTheHandleItWasAttachedTo() {
    try (Handle one = database.jdbi().open();
        Handle other = database.jdbi().open()) {
      Sessions ofOne = one.attach(Sessions.class);
      Sessions ofOther = other.attach(Sessions.class);

      assertThat(ofOne.process()).isNotEqualTo(ofOther.process());
      assertThat(ofOne.process()).isEqualTo(process(one));
      assertThat(ofOther.process()).isEqualTo(process(other));
    }
  }

  private static int process(Handle handle) {
    return handle.createQuery("SELECT pg_backend_pid()").mapTo(Integer.class).one();
  }
}
