package org.linernotes.access.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** An issuer of tokens with keys of its own, for tests. */
public final class Issuer {
  public static final String NAME = "https://issuer.example";
  public static final String AUDIENCE = "linernotes";

  private final RSAKey rsa;
  private final ECKey ec;

  public Issuer(String keyPrefix) throws JOSEException {
    rsa = new RSAKeyGenerator(2048).keyID(keyPrefix + "-rsa").generate();
    ec = new ECKeyGenerator(Curve.P_256).keyID(keyPrefix + "-ec").generate();
  }

  public RSAKey rsa() {
    return rsa;
  }

  public ECKey ec() {
    return ec;
  }

  /** What it publishes. */
  public String keys() {
    return new JWKSet(List.<JWK>of(rsa, ec)).toPublicJWKSet().toString();
  }

  /** What a platform's token says that ends in an hour. */
  public static JWTClaimsSet.Builder claims(Instant now) {
    return new JWTClaimsSet.Builder()
        .issuer(NAME)
        .audience(AUDIENCE)
        .subject("sonara")
        .claim("role", "platform")
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(3600)));
  }

  public String rs256(JWTClaimsSet claims) throws JOSEException {
    JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(rsa.getKeyID()).build();
    return signedRsa(header, claims);
  }

  public String signedRsa(JWSHeader header, JWTClaimsSet claims) throws JOSEException {
    SignedJWT jwt = new SignedJWT(header, claims);
    jwt.sign(new RSASSASigner(rsa));
    return jwt.serialize();
  }

  public String es256(JWTClaimsSet claims) throws JOSEException {
    JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(ec.getKeyID()).build();
    SignedJWT jwt = new SignedJWT(header, claims);
    jwt.sign(new ECDSASigner(ec));
    return jwt.serialize();
  }
}
