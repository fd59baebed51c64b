/** Who may be one person under two entries, asked of somebody who can tell. */
@NullMarked
package org.polyphony.duplicates;

import org.jspecify.annotations.NullMarked;
