/**
 * A carrier that reaches nobody: all it does depends on the number, and is kept in the database.
 */
@NullMarked
package org.polyphony.telephony.sandbox;

import org.jspecify.annotations.NullMarked;
