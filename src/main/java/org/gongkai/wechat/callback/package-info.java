/** What the WeChat platform pushes: verified, stored, answered, and worked off later. */
@NullMarked
package org.gongkai.wechat.callback;

import org.jspecify.annotations.NullMarked;
