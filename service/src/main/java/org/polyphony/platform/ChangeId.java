package org.polyphony.platform;

/**
 * Which change of the schema: Liquibase's author (the feature) and id (the time it was written).
 *
 * @param author the owning feature, {@code platform}
 * @param id such as {@code 202611220101}
 */
record ChangeId(String author, String id) {

  @Override
  public String toString() {
    return author + ":" + id;
  }
}
