/** The description of the JSON API, read from the code that serves it. */
@NullMarked
package org.polyphony.web.openapi;

import org.jspecify.annotations.NullMarked;
