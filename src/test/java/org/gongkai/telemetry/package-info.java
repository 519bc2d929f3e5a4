@NullMarked
package org.gongkai.telemetry;

import org.jspecify.annotations.NullMarked;
