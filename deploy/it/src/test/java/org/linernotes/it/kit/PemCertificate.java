package org.linernotes.it.kit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;

/** A certificate for 127.0.0.1 that signs itself, made by the JDK's keytool. */
record PemCertificate(Path store, Path certificate, Path key) {
  static final String PASSWORD = "changeit";
  private static final String ALIAS = "it";

  static PemCertificate make(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path store = folder.resolve("server.p12");
    keytool(store);
    try (InputStream in = Files.newInputStream(store)) {
      KeyStore read = KeyStore.getInstance("PKCS12");
      read.load(in, PASSWORD.toCharArray());
      Path certificate = folder.resolve("server.crt");
      pem(certificate, "CERTIFICATE", read.getCertificate(ALIAS).getEncoded());
      Path key = folder.resolve("server.key");
      pem(key, "PRIVATE KEY", read.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded());
      return new PemCertificate(store, certificate, key);
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private static void pem(Path file, String kind, byte[] der) throws IOException {
    String body =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(der);
    Files.writeString(
        file, "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private static void keytool(Path store) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-keyalg",
            "RSA",
            "-dname",
            "CN=it",
            "-ext",
            "SAN=IP:127.0.0.1",
            "-validity",
            "2",
            "-alias",
            ALIAS,
            "-storetype",
            "PKCS12",
            "-storepass",
            PASSWORD,
            "-keystore",
            store.toString());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException(said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
