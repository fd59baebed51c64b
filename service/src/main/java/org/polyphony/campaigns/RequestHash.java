package org.polyphony.campaigns;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.polyphony.scripts.Answer;

/** Tells whether two reports under one key say the same: SHA-256 over all that the client said. */
final class RequestHash {

  private final MessageDigest digest;

  private RequestHash() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  static byte[] of(AttemptToRecord attempt) {
    return new RequestHash().hash(attempt);
  }

  private byte[] hash(AttemptToRecord attempt) {
    add(attempt.claim());
    add(attempt.result());
    add(attempt.spoken());
    add(attempt.bundle());
    addFlags(attempt.flags());
    add(attempt.note());
    Callback callback = attempt.callback();
    addInstant(callback == null ? null : callback.at());
    add(callback == null ? null : callback.language());
    add(callback == null ? null : callback.byMe());
    Barrier barrier = attempt.barrier();
    add(barrier == null ? null : barrier.language());
    add(barrier == null ? null : barrier.answeredBy());
    addInstant(attempt.startedAt());
    addInstant(attempt.endedAt());
    attempt.people().forEach(this::addPerson);
    return digest.digest();
  }

  private void addPerson(PersonOutcome person) {
    add(person.contact());
    add(person.result());
    add(person.spoken());
    addFlags(person.flags());
    Map<String, Answer> answers = new TreeMap<>(person.answers());
    add(answers.size());
    answers.forEach(
        (question, answer) -> {
          add(question);
          addAll(answer.values());
        });
    // Said only by newer clients: what older ones reported is to read as it did.
    if (person.addressForm() != null) {
      add(person.addressForm());
    }
  }

  private void addFlags(@Nullable Set<AttemptFlag> flags) {
    if (flags == null) {
      add(null);
    } else {
      addAll(flags.stream().sorted().toList());
    }
  }

  private void addAll(Collection<?> values) {
    add(values.size());
    values.forEach(this::add);
  }

  private void addInstant(@Nullable Instant instant) {
    add(instant == null ? null : instant.toEpochMilli());
  }

  /**
   * With its length before it, so that no two different reports read alike; -1 where there is
   * nothing.
   */
  private void add(@Nullable Object value) {
    if (value == null) {
      digest.update(ByteBuffer.allocate(4).putInt(-1).array());
      return;
    }
    byte[] bytes = value.toString().getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
    digest.update(bytes);
  }
}
