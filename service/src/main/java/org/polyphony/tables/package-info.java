/**
 * Tables of any kind, row by row: text in whatever encoding and however cut, and workbooks. Knows
 * nothing of what stands in them, and keeps no more of a file in memory than a row.
 */
@NullMarked
package org.polyphony.tables;

import org.jspecify.annotations.NullMarked;
