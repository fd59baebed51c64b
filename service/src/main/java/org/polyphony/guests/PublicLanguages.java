package org.polyphony.guests;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.polyphony.i18n.MessageBundle;
import org.polyphony.i18n.Messages;
import org.polyphony.i18n.TranslationState;
import org.polyphony.platform.Audit;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/**
 * The languages in which an organization's public pages can be read: those that somebody has
 * reviewed, and those that a person who answers for it by name has decided to show although nobody
 * has.
 */
public final class PublicLanguages {

  private final Jdbi jdbi;
  private final Messages messages;
  private final boolean pseudoLocales;
  private final Audit audit;
  private final Clock clock;

  PublicLanguages(Jdbi jdbi, Messages messages, boolean pseudoLocales, Audit audit, Clock clock) {
    this.jdbi = jdbi;
    this.messages = messages;
    this.pseudoLocales = pseudoLocales;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A language that the pages are written in.
   *
   * @param reviewed whether a native reader has read them as a whole
   * @param author who has decided to show it although nobody has; null where nobody decided so
   */
  record Written(
      String tag, boolean reviewed, @Nullable String author, @Nullable Instant decidedAt) {

    boolean offered() {
      return reviewed || author != null;
    }
  }

  /** Every language, the source first. */
  List<Written> all(UUID organization) {
    return jdbi.withHandle(handle -> all(handle, organization));
  }

  private List<Written> all(Handle handle, UUID organization) {
    Map<String, OverridesDao.Decision> decisions =
        handle.attach(OverridesDao.class).of(organization).stream()
            .collect(Collectors.toMap(OverridesDao.Decision::tag, Function.identity()));
    return messages.publicOnes().stream()
        .map(
            tag -> {
              OverridesDao.Decision decision = decisions.get(tag);
              return new Written(
                  tag,
                  messages.publicState(tag) != TranslationState.DRAFT,
                  decision == null ? null : decision.authorName(),
                  decision == null ? null : decision.at());
            })
        .toList();
  }

  /** The tags of those that visitors can choose, the source first. */
  public List<String> offered(UUID organization) {
    return jdbi.withHandle(handle -> offered(handle, organization));
  }

  /** As {@link #offered(UUID)}, in the caller's transaction. */
  List<String> offered(Handle handle, UUID organization) {
    List<String> offered =
        new ArrayList<>(
            all(handle, organization).stream().filter(Written::offered).map(Written::tag).toList());
    if (pseudoLocales) {
      messages.offered(true).stream()
          .filter(tag -> !messages.offered().contains(tag))
          .forEach(offered::add);
    }
    return offered;
  }

  /** Whether what is shown in it is a draft. */
  boolean isDraft(String tag) {
    return messages.publicState(tag) == TranslationState.DRAFT;
  }

  /** All messages of public pages, as they are shown in a language. */
  MessageBundle words(String tag) {
    return messages.forVisitor(tag);
  }

  /** A message of public pages, as it is shown in a language. */
  String text(String tag, String key, Map<String, ?> arguments) {
    return words(tag).text(key, arguments);
  }

  /**
   * Shows a language although nobody has reviewed it. The viewer answers for it by name.
   *
   * @throws Problem 404 where the pages are not written in it
   */
  public void show(Viewer viewer, String tag) {
    jdbi.useTransaction(handle -> show(handle, viewer, viewer.name(), tag));
  }

  /** As {@link #show(Viewer, String)}, in the caller's transaction. */
  public void show(Handle handle, Viewer viewer, String name, String tag) {
    checkWritten(tag);
    int decided =
        handle
            .attach(OverridesDao.class)
            .decide(viewer.organization(), tag, viewer.user(), name, clock.instant());
    if (decided > 0) {
      note(handle, viewer, "public_language.shown", tag);
    }
  }

  /**
   * Shows it no longer: visitors read English instead.
   *
   * @throws Problem 404 where the pages are not written in it
   */
  void hide(Viewer viewer, String tag) {
    checkWritten(tag);
    jdbi.useTransaction(
        handle -> {
          if (handle.attach(OverridesDao.class).takeBack(viewer.organization(), tag) > 0) {
            note(handle, viewer, "public_language.hidden", tag);
          }
        });
  }

  private void checkWritten(String tag) {
    if (!messages.publicOnes().contains(tag)) {
      throw Problem.notFound();
    }
  }

  private void note(Handle handle, Viewer viewer, String what, String tag) {
    audit.append(
        handle,
        viewer.user(),
        viewer.organization(),
        what,
        "organization",
        viewer.organization(),
        Map.of("tag", tag));
  }
}
