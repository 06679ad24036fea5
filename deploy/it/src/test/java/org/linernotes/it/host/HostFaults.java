package org.linernotes.it.host;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Tests that change what the host itself does: they take minutes, and rights that few have. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfSystemProperty(
    named = "linernotes.it.host",
    matches = "true",
    disabledReason = "takes minutes and root: run with -Dlinernotes.it.host=true")
@interface HostFaults {}
