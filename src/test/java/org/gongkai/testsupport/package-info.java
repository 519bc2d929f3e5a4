/** What tests share: servers, tokens, fixtures. */
@NullMarked
package org.gongkai.testsupport;

import org.jspecify.annotations.NullMarked;
