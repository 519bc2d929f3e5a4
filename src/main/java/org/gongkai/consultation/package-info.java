/** Windows for public comment on a draft decision, its draft versions and their clauses. */
@NullMarked
package org.gongkai.consultation;

import org.jspecify.annotations.NullMarked;
