package org.polyphony.interpreting;

/**
 * How a language stands at an event.
 *
 * @param language {@link #SIGN} for sign language
 * @param speakers who are registered and would take part in it, with those they bring
 * @param asked of these, who asked for an interpreter
 * @param expected how many of the speakers will come, by how many of the registered came before
 * @param confirmed interpreters who have said yes
 * @param booked interpreters who were asked, confirmed or not
 * @param readers registrations that ask for papers in it
 * @param ready translated materials that are ready
 * @param wanted translated materials that are to be there
 */
record LanguageNeed(
    String language,
    long speakers,
    long asked,
    long expected,
    long confirmed,
    long booked,
    long readers,
    long ready,
    long wanted) {

  /** American Sign Language (BCP 47): asked for and booked, and never written. */
  static final String SIGN = "ase";

  /** Somebody asked for an interpreter, and nobody has said yes. */
  boolean isShort() {
    return asked > 0 && confirmed == 0;
  }

  /** Somebody asked for papers, and none is ready. */
  boolean lacksPapers() {
    return readers > 0 && ready == 0;
  }

  /** Nobody asked in words, and still several will come who may need one. */
  boolean mayBeShort() {
    return asked == 0 && confirmed == 0 && expected >= Forecast.SEVERAL;
  }
}
