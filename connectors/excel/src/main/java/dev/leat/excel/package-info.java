/** Excel workbooks as a format: one sheet is a table. */
@NullMarked
package dev.leat.excel;

import org.jspecify.annotations.NullMarked;
