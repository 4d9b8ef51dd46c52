import Theme from 'vitepress/theme-without-fonts';
import './site.css';

export default {
  extends: Theme,
  enhanceApp({ router }) {
    let loaded = false;
    router.onBeforeRouteChange = (to) => {
      if (!loaded) {
        loaded = true;
        return true;
      }
      window.location.assign(to);
      return false;
    };
  },
};
