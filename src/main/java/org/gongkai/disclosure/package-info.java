/** 公开属性: the metadata that every published piece of information carries, index number first. */
@NullMarked
package org.gongkai.disclosure;

import org.jspecify.annotations.NullMarked;
