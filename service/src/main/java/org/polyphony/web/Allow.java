package org.polyphony.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * May be used by those signed in who hold one of the roles; with none named, by anyone who is
 * signed in. A viewer without them gets 403, nobody at all 401 or the way to the sign-in page.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Allow {
  /** The roles, any of which is enough. */
  Role[] value();
}
