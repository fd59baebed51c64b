/** People, their lines and doors, the lists that brought them, their languages, their timeline. */
@NullMarked
package org.polyphony.contacts;

import org.jspecify.annotations.NullMarked;
