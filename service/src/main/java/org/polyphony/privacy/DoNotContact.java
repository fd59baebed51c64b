package org.polyphony.privacy;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * The numbers of people who were erased. They are kept as hashes under a secret and hold for every
 * partner: a number that somebody brings can be held against them, and none can be read.
 */
public final class DoNotContact {

  /** What the list says of a number that somebody brings. */
  public enum Word {
    /** It is not on it. */
    NOTHING,
    /** Nobody may use it; who brings it is somebody else, or it cannot be told. */
    NUMBER,
    /** Whoever is brought is the one who was erased: nothing of them is to be kept. */
    PERSON
  }

  private final List<byte[]> secrets;

  /**
   * @param secrets the one by which is hashed from now on, then those by which it was before
   */
  public DoNotContact(List<byte[]> secrets) {
    this.secrets = secrets.stream().map(byte[]::clone).toList();
  }

  /**
   * Puts a number on the list.
   *
   * @param whole whether nobody may use it; else it is the number of this person alone that may
   *     not, since others have it too
   * @param names of the person, folded
   */
  public void add(Handle handle, UUID erasure, String tel, boolean whole, Set<String> names) {
    NumberHash hash = new NumberHash(secrets.get(0));
    DoNotContactDao dao = handle.attach(DoNotContactDao.class);
    byte[] number = hash.number(tel);
    if (whole) {
      dao.insert(number, "number", hash.name(), erasure, number);
    }
    for (String name : names) {
      dao.insert(hash.person(tel, name), "person", hash.name(), erasure, number);
    }
  }

  /**
   * Puts on the list by what another system knows the person, for the organization that has erased
   * them.
   */
  public void add(Handle handle, UUID erasure, OtherName name) {
    NumberHash hash = new NumberHash(secrets.get(0));
    handle
        .attach(DoNotContactDao.class)
        .insert(hash.otherName(name), "identifier", hash.name(), erasure, null);
  }

  /** Whether whoever another system knows so was erased. */
  public boolean holds(Handle handle, OtherName name) {
    DoNotContactDao dao = handle.attach(DoNotContactDao.class);
    return secrets.stream()
        .anyMatch(secret -> !dao.kind(new NumberHash(secret).otherName(name)).isEmpty());
  }

  /**
   * By what another system knows a person.
   *
   * @param system such as {@code van}
   * @param folded their name, folded, where the system does not give each person one of their own;
   *     else empty
   */
  public record OtherName(UUID organization, String system, String value, String folded) {

    /** Without what it says, since this may reach a log. */
    @Override
    public String toString() {
      return "OtherName[REDACTED]";
    }
  }

  /**
   * What the list says.
   *
   * @param tel in E.164
   * @param folded the name of the person who is brought with it, folded; empty where there is none
   */
  public Word of(Handle handle, String tel, String folded) {
    DoNotContactDao dao = handle.attach(DoNotContactDao.class);
    Word word = Word.NOTHING;
    for (byte[] secret : secrets) {
      NumberHash hash = new NumberHash(secret);
      if (!dao.kind(hash.person(tel, folded)).isEmpty()) {
        return Word.PERSON;
      }
      if (!dao.kind(hash.number(tel)).isEmpty()) {
        word = Word.NUMBER;
      }
    }
    return word;
  }

  /** What stands on the list about a number, and about the person of that name with it. */
  List<DoNotContactDao.Entry> about(Handle handle, String tel, String folded) {
    DoNotContactDao dao = handle.attach(DoNotContactDao.class);
    return secrets.stream()
        .map(NumberHash::new)
        .flatMap(hash -> dao.about(hash.number(tel), hash.person(tel, folded)).stream())
        .toList();
  }

  /** From now on neither the number holds nor what is kept of the one who was erased with it. */
  void lift(Handle handle, UUID lifting, String tel, UUID erasure) {
    DoNotContactDao dao = handle.attach(DoNotContactDao.class);
    secrets.forEach(secret -> dao.lift(lifting, new NumberHash(secret).number(tel), erasure));
  }

  /** All of it holds again. */
  void putBack(Handle handle, UUID lifting) {
    handle.attach(DoNotContactDao.class).putBack(lifting);
  }

  /** Whether every number that is on the list can be found by the secrets that there are. */
  boolean isComplete(Handle handle) {
    List<String> known = secrets.stream().map(secret -> new NumberHash(secret).name()).toList();
    return known.containsAll(handle.attach(DoNotContactDao.class).secrets());
  }

  /** The list as it stands now, to hold many rows against. */
  public Sheet sheet(Handle handle) {
    Set<ByteBuffer> hashes = new HashSet<>();
    handle.attach(DoNotContactDao.class).all().forEach(hash -> hashes.add(ByteBuffer.wrap(hash)));
    return new Sheet(hashes, secrets.stream().map(NumberHash::new).toList());
  }

  /** The list in memory, 100 bytes a number. Not for several threads. */
  public static final class Sheet {
    private final Set<ByteBuffer> hashes;
    private final List<NumberHash> secrets;

    private Sheet(Set<ByteBuffer> hashes, List<NumberHash> secrets) {
      this.hashes = hashes;
      this.secrets = secrets;
    }

    /** Whether nothing is on it: then nobody needs to ask. */
    public boolean isEmpty() {
      return hashes.isEmpty();
    }

    /** As {@link DoNotContact#holds}. */
    public boolean holds(OtherName name) {
      return secrets.stream()
          .anyMatch(hash -> hashes.contains(ByteBuffer.wrap(hash.otherName(name))));
    }

    /** As {@link DoNotContact#of}. */
    public Word of(String tel, String folded) {
      Word word = Word.NOTHING;
      for (NumberHash hash : secrets) {
        if (hashes.contains(ByteBuffer.wrap(hash.person(tel, folded)))) {
          return Word.PERSON;
        }
        if (hashes.contains(ByteBuffer.wrap(hash.number(tel)))) {
          word = Word.NUMBER;
        }
      }
      return word;
    }
  }
}
