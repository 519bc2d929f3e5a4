/** 转办、分办、反馈、选登: who handles a comment, as what, until when; and what is shown first. */
@NullMarked
package org.gongkai.comment.triage;

import org.jspecify.annotations.NullMarked;
