/**
 * Languages, who can serve whom, and every sentence the product says. Nothing here knows the web or
 * the database, and nothing outside uses ICU. No result depends on the machine's own locale or time
 * zone.
 */
@NullMarked
package org.polyphony.i18n;

import org.jspecify.annotations.NullMarked;
