/**
 * Sample data for trying the product out, made through the public services of the features. Nobody
 * and nothing in it is real; nothing uses this package but the application.
 */
@NullMarked
package org.polyphony.sample;

import org.jspecify.annotations.NullMarked;
