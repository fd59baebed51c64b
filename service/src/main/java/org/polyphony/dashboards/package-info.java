/** Dashboards: what campaigns came to, language by language, kept a moment behind. */
@NullMarked
package org.polyphony.dashboards;

import org.jspecify.annotations.NullMarked;
