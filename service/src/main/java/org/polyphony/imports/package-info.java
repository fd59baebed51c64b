/**
 * Files coming in: read, mapped, reviewed, carried out, undone; what they bring goes to a target.
 */
@NullMarked
package org.polyphony.imports;

import org.jspecify.annotations.NullMarked;
