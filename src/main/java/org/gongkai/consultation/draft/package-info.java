/**
 * Reads the plain text of a published draft, with whatever its web page wrapped around it, into a
 * tree of clauses. Depends on nothing but the JDK; every entry point is a pure function.
 */
@NullMarked
package org.gongkai.consultation.draft;

import org.jspecify.annotations.NullMarked;
