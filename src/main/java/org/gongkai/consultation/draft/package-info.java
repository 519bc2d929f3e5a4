/**
 * Reads a published draft, as plain text, web page or Word file and with whatever was wrapped
 * around it, into a tree of clauses. Depends on nothing but the JDK and an HTML parser, fetches
 * nothing and writes no file; every entry point is a pure function.
 */
@NullMarked
package org.gongkai.consultation.draft;

import org.jspecify.annotations.NullMarked;
