package org.polyphony.translations;

import java.util.List;
import org.polyphony.scripts.Translations;
import org.polyphony.translations.ReviewedFile.Line;
import org.polyphony.translations.ReviewedFile.Outcome;
import org.polyphony.web.View;
import org.polyphony.web.Viewer;

/** What a file that came in would change, or has changed. */
record FilePage(TextFiles.Received received, Viewer viewer) {
  private static final int SHOWN = 300;

  String lines() {
    return "/scripts/" + received.row().script() + "/translations/" + tag();
  }

  String files() {
    return "/translations/files/" + received.row().script() + "/" + tag();
  }

  String path() {
    return "/translations/files/" + received.row().id();
  }

  String tag() {
    return received.row().tag();
  }

  String sourceTag() {
    return received.version().sourceLanguage();
  }

  ReviewedFile file() {
    return received.file();
  }

  /** Whether there is anything to take over. */
  boolean useful() {
    return file().lines().stream().anyMatch(line -> line.useful(mayReview()))
        || file().comments() > 0;
  }

  boolean mayReview() {
    return Translations.mayReview(viewer, tag());
  }

  /** The lines of one outcome, 300 at most. */
  List<Line> of(Outcome outcome) {
    return file().of(outcome).stream().limit(SHOWN).toList();
  }

  /** Why a line is refused. */
  String reason(View view, Line line) {
    return switch (String.valueOf(line.reason())) {
      case "unit_unknown" -> view.t("translations.refused.unknown");
      case "unit_in_part" -> view.t("translations.refused.in-part");
      case "unit_code_lost" -> view.t("translations.refused.code-lost");
      case "unit_escape" -> view.t("translations.refused.escape");
      case "unit_twice" -> view.t("translations.refused.twice");
      case "unit_too_long" ->
          view.t("translations.refused.too-long", "most", Translations.LONGEST_TEXT);
      default -> view.t("translations.refused.wrong");
    };
  }
}
