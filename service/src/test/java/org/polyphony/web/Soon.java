package org.polyphony.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import java.util.function.Supplier;

/**
 * What somebody does on a page stands in the database a little later: "All saved" is on the screen
 * before a result is on its way, and a machine that is busy takes its time.
 */
public final class Soon {

  private Soon() {}

  /**
   * Waits until what is looked up is as expected, as long as the page would wait for anything, and
   * says what it is instead where it never comes to that.
   *
   * @param page one that is open; what it asks for is answered meanwhile
   * @param lookUp asked again and again
   */
  public static <T> void is(Page page, T expected, Supplier<T> lookUp) {
    try {
      page.waitForCondition(() -> expected.equals(lookUp.get()));
    } catch (TimeoutError never) {
      assertThat(lookUp.get()).isEqualTo(expected);
    }
  }
}
