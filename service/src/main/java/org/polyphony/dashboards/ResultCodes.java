package org.polyphony.dashboards;

import java.util.function.Predicate;
import java.util.stream.Stream;
import org.polyphony.campaigns.Result;

/** The codes of the results that have something in common, as SQL wants them. */
final class ResultCodes {

  /** Somebody was spoken to. */
  static final String[] REACHED = codes(Result::reached);

  /** Nobody need try that person again. */
  static final String[] SETTLING = codes(result -> result.ends() || result.endsEverywhere());

  /** The number leads elsewhere; another of that person's may not. */
  static final String[] NUMBER_BAD = codes(Result::numberBad);

  /** Uses up one of the tries that a campaign allows. */
  static final String[] COUNTING = codes(Result::countsAsAttempt);

  /** Somebody answered, and no language was shared. */
  static final String[] BARRIER = codes(Result::barrierMet);

  private ResultCodes() {}

  private static String[] codes(Predicate<Result> which) {
    return Stream.of(Result.values()).filter(which).map(Result::code).toArray(String[]::new);
  }
}
