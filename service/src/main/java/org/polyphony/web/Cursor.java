package org.polyphony.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where a list of the API goes on: opaque to the program that carries it, to us the sort key of the
 * last item it has seen.
 */
public final class Cursor {
  /** The most items of one answer. */
  public static final int MOST = 200;

  private static final int USUAL = 50;

  private Cursor() {}

  /**
   * One page of a list, as the API answers it.
   *
   * @param items at most {@code limit}
   * @param nextCursor what to ask with for the next ones, or null at the end
   */
  public record Slice<T>(List<T> items, @Nullable String nextCursor) {}

  /**
   * What {@code ?limit=} asks for, held between 1 and {@link #MOST}.
   *
   * @param asked null where nothing was asked
   */
  public static int limit(@Nullable Integer asked) {
    return asked == null ? USUAL : Math.max(1, Math.min(MOST, asked));
  }

  /**
   * The key after which to go on; empty means from the beginning.
   *
   * @throws Problem 400 {@code unknown_cursor} where this is none of ours
   */
  public static Optional<String> after(@Nullable String cursor) {
    if (cursor == null || cursor.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw Problem.unreadable("unknown_cursor");
    }
  }

  /**
   * The id after which to go on; empty means from the beginning.
   *
   * @throws Problem 400 {@code unknown_cursor} where this is none of ours
   */
  public static Optional<UUID> id(@Nullable String cursor) {
    try {
      return after(cursor).map(UUID::fromString);
    } catch (IllegalArgumentException e) {
      throw Problem.unreadable("unknown_cursor");
    }
  }

  /**
   * Makes a slice of what was found.
   *
   * @param found the items, one more than the limit where there are more to come
   * @param key the sort key of an item
   */
  public static <T> Slice<T> slice(List<T> found, int limit, Function<T, String> key) {
    if (found.size() <= limit) {
      return new Slice<>(List.copyOf(found), null);
    }
    List<T> items = List.copyOf(found.subList(0, limit));
    String last = key.apply(items.get(limit - 1));
    return new Slice<>(
        items,
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(last.getBytes(StandardCharsets.UTF_8)));
  }
}
