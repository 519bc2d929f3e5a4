/**
 * Says what became of each clause of a draft in its next version, and shows the difference. Pure
 * functions of two lists of clauses; the same input always gives the same output.
 */
@NullMarked
package org.gongkai.consultation.anchor;

import org.jspecify.annotations.NullMarked;
