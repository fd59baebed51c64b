/** Scripts that come with the product, for a coordinator to copy and change. */
@NullMarked
package org.polyphony.i18n.starter;

import org.jspecify.annotations.NullMarked;
