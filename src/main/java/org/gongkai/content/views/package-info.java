/**
 * How often notices are read (浏览量): counted in the process, gathered in Redis, added up in the
 * database.
 */
@NullMarked
package org.gongkai.content.views;

import org.jspecify.annotations.NullMarked;
