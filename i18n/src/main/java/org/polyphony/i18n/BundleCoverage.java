package org.polyphony.i18n;

import java.util.List;

/**
 * How much of the interface there is in one of its languages.
 *
 * @param tag the language
 * @param publicOnly whether only public pages are in it
 * @param features those that are to be there in it, in the order of the index
 */
public record BundleCoverage(
    String tag, boolean publicOnly, List<BundleCoverage.Feature> features) {

  /**
   * One feature's messages.
   *
   * @param keys how many messages English has
   * @param translated how many of them are there
   */
  public record Feature(String name, int keys, int translated, TranslationState state) {}

  public BundleCoverage {
    features = List.copyOf(features);
  }

  /** How many messages there are in English. */
  public int keys() {
    return features.stream().mapToInt(Feature::keys).sum();
  }

  /** How many of them are there. */
  public int translated() {
    return features.stream().mapToInt(Feature::translated).sum();
  }

  /** How many stand in files that a native reader has read as a whole; the source always counts. */
  public int reviewed() {
    return features.stream()
        .filter(feature -> feature.state() != TranslationState.DRAFT)
        .mapToInt(Feature::translated)
        .sum();
  }

  /** The part that is there, 0 to 1. */
  public double share() {
    return keys() == 0 ? 1 : (double) translated() / keys();
  }

  /** The part that is there and reviewed, 0 to 1. */
  public double reviewedShare() {
    return keys() == 0 ? 1 : (double) reviewed() / keys();
  }
}
