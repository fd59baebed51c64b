package org.polyphony.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How large a body may be, where the usual {@value #USUAL} bytes are not enough: a file, a whole
 * script. What is larger is answered with 413 as soon as it is known, and is read no further.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface TakesUpTo {
  /** What every other method takes, in bytes. */
  long USUAL = 64 * 1024;

  /** The most, in bytes. */
  long value();
}
