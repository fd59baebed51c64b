package org.polyphony.cohorts;

/**
 * Who must say yes for somebody under 18, as it was said.
 *
 * @param phone in E.164; may be empty
 * @param email may be empty
 */
public record NewGuardian(String name, String phone, String email) {

  /** Without name and number, since this may reach a log. */
  @Override
  public String toString() {
    return "NewGuardian[REDACTED]";
  }
}
