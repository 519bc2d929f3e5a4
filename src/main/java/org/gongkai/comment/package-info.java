/** Comments of the public: intake, automatic check, moderation, receipts. */
@NullMarked
package org.gongkai.comment;

import org.jspecify.annotations.NullMarked;
