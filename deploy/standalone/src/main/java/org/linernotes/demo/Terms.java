package org.linernotes.demo;

import java.util.List;

/** A licence but for whose it is, changed member by member from one that covers everything. */
record Terms(
    String status,
    String platform,
    Items.Scope scope,
    List<String> useTypes,
    List<String> models,
    List<String> territories,
    String from,
    String consent,
    Items.Rate rate) {
  private static final List<String> ANY = List.of("*");

  static Terms of(String consent, Items.Rate rate) {
    return new Terms(
        "ACTIVE",
        "*",
        new Items.Scope("CATALOGUE", null),
        ANY,
        ANY,
        ANY,
        "2025-01-01",
        consent,
        rate);
  }

  Terms withPlatform(String changed) {
    return new Terms(status, changed, scope, useTypes, models, territories, from, consent, rate);
  }

  Terms withScope(Items.Scope changed) {
    return new Terms(status, platform, changed, useTypes, models, territories, from, consent, rate);
  }

  Terms withUseTypes(List<String> changed) {
    return new Terms(status, platform, scope, changed, models, territories, from, consent, rate);
  }

  Terms withModels(List<String> changed) {
    return new Terms(status, platform, scope, useTypes, changed, territories, from, consent, rate);
  }

  Terms withTerritories(List<String> changed) {
    return new Terms(status, platform, scope, useTypes, models, changed, from, consent, rate);
  }

  Terms withFrom(String changed) {
    return new Terms(
        status, platform, scope, useTypes, models, territories, changed, consent, rate);
  }

  Terms withRate(Items.Rate changed) {
    return new Terms(
        status, platform, scope, useTypes, models, territories, from, consent, changed);
  }

  Terms suspended() {
    return new Terms(
        "SUSPENDED", platform, scope, useTypes, models, territories, from, consent, rate);
  }

  Items.Licence licence(String id, String licensor, List<String> sides) {
    return new Items.Licence(
        id,
        status,
        licensor,
        platform,
        sides,
        scope,
        useTypes,
        models,
        territories,
        from,
        null,
        consent,
        rate,
        null);
  }
}
