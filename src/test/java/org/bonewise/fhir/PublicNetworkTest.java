package org.bonewise.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicNetworkTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.8.8",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "192.0.0.8",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "::ffff:10.0.0.1",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "fec0::1",
                "ff02::1",
                "64:ff9b::a00:1",
                "2002:a00:1::",
                "2001:db8::1"
            })
    void addressesThatTheInternetDoesNotReachAreNotPublic(String address) throws UnknownHostException {
        assertThat(PublicNetwork.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"8.8.8.8", "172.15.255.255", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2a00:1450::1"})
    void addressesOfTheInternetArePublic(String address) throws UnknownHostException {
        assertThat(PublicNetwork.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void oneAddressInsideIsEnoughToRefuseAName() throws UnknownHostException {
        List<InetAddress> both = List.of(InetAddress.getByName("8.8.8.8"), InetAddress.getByName("10.0.0.1"));

        assertThatThrownBy(() -> new PublicNetwork(host -> both).lookup("ehr.example.org"))
                .isInstanceOf(PublicNetwork.PrivateAddressException.class);
        assertThat(new PublicNetwork(host -> both.subList(0, 1)).lookup("ehr.example.org"))
                .containsExactlyElementsOf(both.subList(0, 1));
    }
}
