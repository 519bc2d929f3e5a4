/** 工作日历: working days of each year and the deadlines that are counted in them. */
@NullMarked
package org.gongkai.calendar;

import org.jspecify.annotations.NullMarked;
